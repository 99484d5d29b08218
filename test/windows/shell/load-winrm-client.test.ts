import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";

const installed = dirname(dirname(require.resolve("winrm-client/package.json")));

describe("winrm-client, an optional package", () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "load-winrm-")));
  const plugins = join(directory, "plugins");
  const project = join(directory, "project");
  const working = join(project, "cdktf.out", "stacks", "farm");

  beforeAll(() => {
    for (const folder of [plugins, working]) mkdirSync(folder, { recursive: true });
    // One file far from every package, as the provider is.
    buildSync({
      stdin: {
        contents: `import { loadWinrmClient } from ${JSON.stringify(join(__dirname, "../../../src/windows/shell/load-winrm-client"))};
          try { console.log(JSON.stringify(Object.keys(loadWinrmClient("rdsh1")))); }
          catch ({ name, code, summary, detail }) { console.log(JSON.stringify({ name, code, summary, detail })); }`,
        resolveDir: __dirname,
      },
      outfile: join(plugins, "provider.js"),
      bundle: true,
      platform: "node",
      format: "cjs",
    });
  });
  afterEach(() => rmSync(join(project, "node_modules"), { recursive: true, force: true }));
  afterAll(() => rmSync(directory, { recursive: true }));

  function load(env: NodeJS.ProcessEnv = {}) {
    const output = execFileSync(process.execPath, [join(plugins, "provider.js")], { cwd: working, env });
    return JSON.parse(output.toString());
  }

  function installStub(version: string): void {
    const folder = join(project, "node_modules", "winrm-client");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "winrm-client", version, main: "index.js" }));
    writeFileSync(
      join(folder, "index.js"),
      'console.log(process.env.DEBUG ?? "no DEBUG"); exports.Stub = process.env;',
    );
  }

  test("when missing, the error says what to install and where", () => {
    expect(load()).toMatchObject({
      name: "HostError",
      code: "package_missing",
      detail: expect.stringContaining(`Run "npm install winrm-client@0.0.11" in ${working}, or in a folder above it`),
    });
  });

  test("is found in the project above the working directory, and in NODE_PATH", () => {
    expect(load({ NODE_PATH: installed })).toEqual(expect.arrayContaining(["Shell", "Command"]));
  });

  test("in another version is refused by that version", () => {
    installStub("0.0.12");
    expect(load()).toMatchObject({
      code: "package_missing",
      detail: expect.stringContaining("is installed as 0.0.12"),
    });
  });

  test("does not see DEBUG while it is loaded, which would make it print tokens and parameters", () => {
    installStub("0.0.11");
    const output = execFileSync(process.execPath, [join(plugins, "provider.js")], {
      cwd: working,
      env: { DEBUG: "*" },
    });
    expect(output.toString().split("\n").slice(0, 2)).toEqual(["no DEBUG", '["Stub"]']);
  });
});
