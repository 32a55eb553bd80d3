"""The protocol as an OpenAPI document, under the NLGov REST API Design Rules."""
