import { execFile } from "node:child_process";
import { Pywinrm } from "../../peers/pywinrm/pywinrm";

/** How one `reg` ended. */
export interface RegResult {
  readonly code: number;
  readonly stdout: string;
}

/** The arguments of one `reg`. */
export type RegCommand = readonly string[];

/** Windows' own `reg` on the host: it judges what the provider wrote, and changes what the provider shall notice. */
export interface Reg {
  /** Runs all of them in turn, also after one that failed. */
  run(commands: readonly RegCommand[]): Promise<readonly RegResult[]>;
  close(): void;
}

/** On this machine, which is the host. */
export function ownReg(): Reg {
  return {
    async run(commands) {
      const results: RegResult[] = [];
      for (const command of commands) results.push(await ownRegOnce(command));
      return results;
    },
    close: () => undefined,
  };
}

function ownRegOnce(command: RegCommand): Promise<RegResult> {
  return new Promise((resolve, reject) => {
    const child = execFile("reg", command, { windowsHide: true }, (error, stdout) => {
      const code = child.exitCode ?? -1;
      if (code === 0 || code === 1) resolve({ code, stdout });
      else reject(error ?? new Error(`reg ended with ${code}`));
    });
  });
}

/** Who runs commands on a host, and which certificate it shows; by NTLM over https. */
export interface ShellAccount {
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly caCertificate: string;
}

interface ShellAnswer {
  readonly results?: readonly (readonly [code: number, stdout: string, stderr: string])[];
  readonly message?: string;
}

/** On a host elsewhere, in a shell that pywinrm opens, so that nothing of this project reads what it wrote itself. */
export function regByPywinrm({ host, username, password, caCertificate }: ShellAccount): Reg {
  const pywinrm = new Pywinrm();
  pywinrm.trust(caCertificate);
  const account = { endpoint: `https://${host}/wsman`, transport: "ntlm", encryption: "never", username, password };
  return {
    async run(asked) {
      const commands = asked.map((command) => ["reg", ...command.map(quotedForCmd)]);
      const answer = await pywinrm.run<ShellAnswer>("run_shell.py", { ...account, ca: pywinrm.caFile, commands });
      if (answer.results === undefined) throw new Error(`reg could not be run: ${answer.message}`);
      return answer.results.map(([code, stdout]) => ({ code, stdout }));
    },
    close: () => pywinrm.remove(),
  };
}

/** Whether `cmd` hands a text on as it is within quotes. */
export function isSafeForCmd(text: string): boolean {
  return /^[ -~]*$/.test(text) && !/["%&|<>^!]|\\$/.test(text);
}

function quotedForCmd(argument: string): string {
  if (!isSafeForCmd(argument)) throw new RangeError(`cmd would change ${JSON.stringify(argument)}`);
  return `"${argument}"`;
}
