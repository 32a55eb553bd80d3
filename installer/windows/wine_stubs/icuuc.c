/* For the check under Wine 8 alone, never shipped: Windows' own icuuc.dll, which Wine lacks. Every converter fails to open. */
#include <stddef.h>
#define OUT __declspec(dllexport)
typedef int Code;
OUT void *ucnv_open(const char *name, Code *code) { (void)name; if (code) *code = 4; return NULL; }
OUT void ucnv_close(void *c) { (void)c; }
OUT void ucnv_reset(void *c) { (void)c; }
OUT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OUT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OUT signed char ucnv_getMaxCharSize(void *c) { (void)c; return 4; }
OUT const char *ucnv_getName(void *c, Code *code) { (void)c; if (code) *code = 4; return NULL; }
OUT void ucnv_getToUCallBack(void *c, void **a, void **b) { (void)c, (void)a, (void)b; }
OUT void ucnv_getFromUCallBack(void *c, void **a, void **b) { (void)c, (void)a, (void)b; }
OUT void ucnv_setToUCallBack(void) {}
OUT void ucnv_setFromUCallBack(void) {}
OUT void ucnv_cbToUWriteUChars(void) {}
OUT void ucnv_cbFromUWriteUChars(void) {}
OUT void ucnv_toUnicode(void) {}
OUT void ucnv_fromUnicode(void) {}
OUT int ucnv_toUCountPending(void *c, Code *code) { (void)c, (void)code; return 0; }
OUT int ucnv_fromUCountPending(void *c, Code *code) { (void)c, (void)code; return 0; }
OUT const char *ucnv_getStandardName(const char *n, const char *s, Code *code) { (void)n, (void)s; if (code) *code = 4; return NULL; }
OUT const char *ucnv_getAvailableName(int n) { (void)n; return NULL; }
OUT int ucnv_countAvailable(void) { return 0; }
