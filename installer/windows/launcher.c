/* jgvisit.exe: starts the program by the Python that lies beside it, and by nothing of the machine's or the account's.
 *
 * -I leaves the current folder, PYTHONPATH and the account's packages out of it, -B writes nothing beside the program. The library is
 * looked for in our own folder and in Windows' alone. Built twice: for windows (jgvisit.exe) and for a console (jgvisit-console.exe), which
 * IT's scripts use: a program for windows has no output a script could read.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

typedef int (*PyMain)(int, wchar_t **);
#define MOST 1024
#define OWN 7

static int stop(const wchar_t *what) {
#ifdef CONSOLE
  fwprintf(stderr, L"jgvisit: %ls\n", what);
#else
  MessageBoxW(NULL, what, L"jgvisit", MB_ICONERROR);
#endif
  return 2;
}

int wmain(int argc, wchar_t **argv) {
  static wchar_t here[MOST], library[MOST], mark[MOST + 16];
  static wchar_t *arguments[MOST];
  DWORD length = GetModuleFileNameW(NULL, here, MOST);
  wchar_t *last = wcsrchr(here, L'\\');
  if (length == 0 || length >= MOST || last == NULL) return stop(L"De map van het programma is niet te vinden.");
  *last = 0;
  swprintf(mark, MOST + 16, L"jgvisit=%ls\\jgvisit.exe", here);
  swprintf(library, MOST, L"%ls\\python\\" PYTHON_DLL, here);
  SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
  HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
  if (python == NULL) return stop(L"Er mist iets in de map van het programma. Installeer jgvisit opnieuw.");
  PyMain run = (PyMain)(void *)GetProcAddress(python, "Py_Main");
  if (run == NULL || argc + OWN >= MOST) return stop(L"Het programma kan niet starten. Installeer jgvisit opnieuw.");
  int count = 0;
  arguments[count++] = argv[0];
  arguments[count++] = L"-I";
  arguments[count++] = L"-B";
  arguments[count++] = L"-X";
  arguments[count++] = mark;
  arguments[count++] = L"-m";
  arguments[count++] = L"ui.launch";
  for (int i = 1; i < argc; i++) arguments[count++] = argv[i];
  return run(count, arguments);
}

#ifndef CONSOLE
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, LPWSTR line, int show) {
  int argc = 0;
  wchar_t **argv = CommandLineToArgvW(GetCommandLineW(), &argc);
  (void)instance, (void)before, (void)line, (void)show;
  return argv == NULL ? stop(L"Het programma kan niet starten.") : wmain(argc, argv);
}
#endif
