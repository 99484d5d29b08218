/** The parts used of the npm package `winrm-client`, as its version 0.0.11 has them. */
export interface WinrmClient {
  readonly Shell: {
    /** @returns the identifier of a new cmd shell */
    doCreateShell(params: WinrmParams): Promise<string>;
    doDeleteShell(params: WinrmParams): Promise<string>;
  };
  readonly Command: {
    /** @returns the identifier of the started command */
    doExecuteCommand(params: WinrmParams): Promise<string>;
    /** One Receive; what it makes of the output is not used. */
    doReceiveOutputNonBlocking(params: WinrmParams): Promise<unknown>;
  };
}

export interface WinrmParams {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly username: string;
  readonly password: string;
  readonly authMethod: "basic" | "ntlm";
  readonly shellId?: string;
  readonly command?: string;
  readonly commandId?: string;
}
