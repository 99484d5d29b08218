import { failed, type ProgramResult, succeeded } from "../shell/program";

// The texts of the English reg.exe; it exits with 1 whatever is wrong.

export function done(): ProgramResult {
  return succeeded("The operation completed successfully.\r\n");
}

export function notFound(): ProgramResult {
  return failed("ERROR: The system was unable to find the specified registry key or value.\r\n");
}

export function accessDenied(): ProgramResult {
  return failed("ERROR: Access is denied.\r\n");
}

/** @param command `ADD` and so on; none when there is no such command */
export function invalidSyntax(command?: string): ProgramResult {
  const usage = command === undefined ? "REG /?" : `REG ${command} /?`;
  return failed(`ERROR: Invalid syntax.\r\nType "${usage}" for usage.\r\n`);
}

export function invalidNumber(): ProgramResult {
  return failed("ERROR: Invalid syntax. Specify valid numeric value for '/d'.\r\nType \"REG ADD /?\" for usage.\r\n");
}

/** Without /f it asks before it replaces or deletes, and a shell without input answers nothing. */
export function canceled(question: string): ProgramResult {
  return { exitCode: 1, stdout: `${question}(Yes/No)? `, stderr: "" };
}
