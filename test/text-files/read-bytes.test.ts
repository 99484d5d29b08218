import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { readFileBytes, readStreamBytes } from "../../src/text-files";

const MIB = 1024 * 1024;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "read-bytes-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const file = (name = "a.txt") => join(directory, name);

describe("the bytes of a file", () => {
  test("are all of them, also where they come in more than one piece", () => {
    const bytes = Buffer.alloc(3 * MIB + 7, "x");
    writeFileSync(file(), bytes);
    expect(readFileBytes(file(), 4 * MIB).equals(bytes)).toBe(true);
  });

  test("may be as many as the limit", () => {
    writeFileSync(file(), Buffer.alloc(MIB));
    expect(readFileBytes(file(), MIB)).toHaveLength(MIB);
  });

  test("are not read where they are more", () => {
    writeFileSync(file(), "");
    truncateSync(file(), 1024 * MIB);
    expect(() => readFileBytes(file(), MIB)).toThrow(
      expect.objectContaining({ code: "too_large", summary: `${file()} is larger than 1 MiB` }),
    );
  });

  test("of a device that never ends are given up at the limit", () => {
    expect(() => readFileBytes("/dev/zero", MIB)).toThrow(expect.objectContaining({ code: "too_large" }));
  });

  test("come through a pipe with a name", () => {
    execFileSync("mkfifo", [file("pipe")]);
    execFileSync("sh", ["-c", 'printf hello > "$1" &', "sh", file("pipe")], { stdio: "ignore" });
    expect(readFileBytes(file("pipe"), MIB).toString()).toBe("hello");
  });

  test.each([
    ["that does not exist", "absent", "not_found", /absent does not exist$/],
    ["that is a folder", ".", "is_folder", /is a folder, not a file$/],
    ["below a file", "a.txt/b", "cannot_read", /b cannot be read$/],
  ])("%s are an error of its own", (_what, name, code, summary) => {
    writeFileSync(file(), "");
    expect(() => readFileBytes(join(directory, name), MIB)).toThrow(
      expect.objectContaining({ code, summary: expect.stringMatching(summary) }),
    );
  });
});

describe("the bytes of a stream", () => {
  const options = { name: "standard input", mostBytes: MIB };

  test("are all of them", async () => {
    expect((await readStreamBytes(Readable.from([Buffer.from("a"), "b"]), options)).toString()).toBe("ab");
  });

  test("are given up at the limit, and the stream is closed", async () => {
    const endless = new Readable({ read: (size) => void endless.push(Buffer.alloc(size)) });
    await expect(readStreamBytes(endless, options)).rejects.toMatchObject({
      code: "too_large",
      summary: "standard input is larger than 1 MiB",
    });
    expect(endless.destroyed).toBe(true);
  });

  test("are given up at a signal", async () => {
    const silent = new Readable({ read: () => {} });
    const ending = new AbortController();
    const reading = readStreamBytes(silent, { ...options, signal: ending.signal });
    ending.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(silent.destroyed).toBe(true);
  });

  test("that breaks are an error", async () => {
    const broken = new Readable({ read: () => void broken.destroy(new Error("EIO: i/o error")) });
    await expect(readStreamBytes(broken, options)).rejects.toMatchObject({
      code: "cannot_read",
      summary: "standard input cannot be read",
    });
  });
});
