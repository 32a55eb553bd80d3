/* For the check under Wine 8 alone, never shipped: ProcessPrng, by the random numbers Wine has. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);
__declspec(dllexport) int ProcessPrng(unsigned char *out, unsigned long long size) { return SystemFunction036(out, (unsigned long)size) ? 1 : 0; }
