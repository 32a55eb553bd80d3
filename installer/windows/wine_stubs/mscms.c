/* For the check under Wine 8 alone, never shipped: colour management that Wine lacks. There is no profile. */
#define OUT __declspec(dllexport)
OUT void *WcsCreateIccProfile(void) { return 0; }
OUT void *OpenColorProfileW(void) { return 0; }
OUT void *WcsOpenColorProfileW(void) { return 0; }
OUT int CloseColorProfile(void) { return 1; }
OUT int GetColorProfileFromHandle(void) { return 0; }
OUT int WcsGetDefaultColorProfile(void) { return 0; }
OUT int WcsGetDefaultColorProfileSize(void) { return 0; }
OUT int GetColorDirectoryW(void) { return 0; }
OUT int ColorProfileGetDisplayDefault(void) { return 0x80004005; }
OUT int ColorProfileGetDisplayUserScope(void) { return 0x80004005; }
