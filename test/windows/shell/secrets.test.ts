import { spawn } from "node:child_process";
import { join } from "node:path";
import { inspect } from "node:util";
import { ShellSession } from "../../../src/windows/shell/shell-session";
import type { WinrmClient, WinrmParams } from "../../../src/windows/shell/winrm-client";
import type { LoopbackGateway } from "../../../src/wsman";
import { PASSWORD, ShellHost } from "../../support/shell-host";

const root = join(__dirname, "../../..");
const never = new AbortController().signal;

/** Everything a program prints. */
function outputOf(program: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "-e", program], { cwd: root, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += String(chunk);
      });
    }
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}

describe("the password of a shell channel", () => {
  let shell: ShellHost;
  beforeEach(async () => {
    shell = await ShellHost.start();
  });
  afterEach(() => shell.stop());

  test("is in no output of winrm-client, whatever DEBUG says, nor is a token", async () => {
    const settings = JSON.stringify({
      host: "localhost",
      port: shell.host.httpsPort,
      auth: { scheme: "ntlm", username: "CONTOSO\\Admin", password: PASSWORD },
      tls: { ca: shell.farm.caCertificate },
    });
    const program = `
      const { shellChannel } = require(${JSON.stringify(join(root, "src/windows/channel/shell-channel"))});
      const channel = shellChannel("rdsh1", JSON.parse(process.env.SETTINGS));
      channel.registry(new AbortController().signal).valueTypes("SOFTWARE\\\\No").then((types) => {
        console.log("answer", types);
        channel.close();
      });`;
    const output = await outputOf(program, { PATH: process.env.PATH, DEBUG: "*,winrm:*", SETTINGS: settings });
    expect(output).toBe("answer undefined\n");
  });

  test("is not in what the package would write to its debug log as JSON", async () => {
    const written: string[] = [];
    const keep = async (params: WinrmParams) => {
      written.push(JSON.stringify(params));
      expect(params.password).toBe(PASSWORD);
      return "id";
    };
    const client: WinrmClient = {
      Shell: { doCreateShell: keep, doDeleteShell: keep },
      Command: { doExecuteCommand: keep, doReceiveOutputNonBlocking: keep },
    };
    const gateway = {
      repeat: (task: () => unknown) => task(),
      run: async (_name: string, task: (address: object) => Promise<string>) => {
        const value = await task({ host: "127.0.0.1", port: 1, path: "/" });
        return { value, envelope: { fault: undefined } };
      },
    } as unknown as LoopbackGateway;
    const account = { scheme: "ntlm", username: "Admin", password: PASSWORD } as const;
    await expect(new ShellSession(client, gateway, account).run("reg", never)).rejects.toMatchObject({
      code: "too_large",
    });
    expect(written.length).toBeGreaterThan(3);
    expect(written.join()).not.toContain(PASSWORD);
  });

  test("is not in an error", async () => {
    const auth = { scheme: "basic", username: "Admin", password: "wr%ong" } as const;
    const registry = shell.channel({ auth }).registry(never);
    const error: unknown = await registry.valueTypes("SOFTWARE").catch((reason: unknown) => reason);
    const shown = [inspect(error, { depth: 10, showHidden: true }), JSON.stringify(error), String(error)].join();
    expect(shown).toContain("unauthorized");
    expect(shown).not.toContain("wr%ong");
    expect(shown).not.toContain(Buffer.from("Admin:wr%ong").toString("base64"));
  });
});
