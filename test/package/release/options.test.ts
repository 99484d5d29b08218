import { parseOptions } from "../../../tools/release/options";
import type { System } from "../../../tools/release/system";

const system = (name: string): System => ({
  name,
  program: "rds-licensing",
  os: "linux",
  arch: "amd64",
  isMusl: false,
  runtime: "@oven/bun-linux-x64-baseline",
});
const SYSTEMS = [system("linux_amd64"), system("linux_arm64")];
const parse = (...args: string[]) => parseOptions(args, "/release", SYSTEMS);

describe("npm run release", () => {
  test("takes every system, a folder, a key and commands that sign", () => {
    expect(parse("--version", "1.2.0")).toEqual({
      version: "1.2.0",
      directory: "/release",
      gpgKey: undefined,
      signers: { windows: undefined, darwin: undefined },
      programs: undefined,
      isTrial: false,
      systems: SYSTEMS,
    });
    const signers = ["--sign-windows", "sign it", "--sign-macos", "sign that"];
    expect(parse("--version", "1.2.0", "--out-dir", "/tmp/x", "--gpg-key", "me", ...signers)).toMatchObject({
      directory: "/tmp/x",
      gpgKey: "me",
      signers: { windows: "sign it", darwin: "sign that" },
    });
  });

  test("takes some systems, and programs that are built, in a trial", () => {
    const { systems, programs } = parse("--version", "1.2.0", "--trial", "linux_arm64", "--programs", "/built");
    expect({ systems, programs }).toEqual({ systems: [SYSTEMS[1]], programs: "/built" });
  });

  test.each([
    [[], "Name the version to release: --version X."],
    [["--version", ""], "--version is empty."],
    [["--version", "1.2.0", "--gpg-key", ""], "--gpg-key is empty."],
    [["--version", "1.2.0", "--sign-macos="], "--sign-macos is empty."],
    [["--version", "1.2.0", "--sign", "x"], "Unknown option '--sign'."],
    [["--version", "1.2.0", "linux"], "linux: not one of linux_amd64, linux_arm64."],
    [["--version", "1.2.0", "linux_amd64"], "A release has every system; only one with --trial may have less."],
    [
      ["--version", "1.2.0", "--programs", "x"],
      "A release is built of the sources; only one with --trial takes programs that are there already.",
    ],
  ])("tells what is wrong with %j, and how it is called", (args, told) => {
    const lines = () => parse(...args);
    expect(lines).toThrow(told);
    expect(lines).toThrow("\nnpm run release -- --version X [--out-dir DIR] [--gpg-key ID]");
  });
});
