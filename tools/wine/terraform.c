/* terraform.exe: stands in for Terraform. It writes down how it was called, and prints the file that is named after what
   it is to do: init.txt, plan.txt or show.txt of the folder it is in. `-out=` gets an empty file. */
#include <stdio.h>
#include <string.h>
#include <windows.h>

int main(int count, char **arguments) {
  char name[64], text[4096];
  size_t length;
  FILE *called = fopen("called.txt", "a");
  if (called == NULL || count < 2) return 1;
  fprintf(called, "%s\n", GetCommandLineA());
  fclose(called);
  for (int index = 2; index < count; index++) {
    if (strncmp(arguments[index], "-out=", 5) == 0) {
      FILE *plan = fopen(arguments[index] + 5, "w");
      if (plan == NULL) return 1;
      fclose(plan);
    }
  }
  snprintf(name, sizeof name, "%s.txt", arguments[1]);
  FILE *file = fopen(name, "rb");
  if (file == NULL) return 0;
  while ((length = fread(text, 1, sizeof text, file)) > 0) fwrite(text, 1, length, stdout);
  fclose(file);
  return 0;
}
