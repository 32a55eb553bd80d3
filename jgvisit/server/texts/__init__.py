"""Texts for families: releases that jurist and second eye signed, handed to the laptops as they came."""
