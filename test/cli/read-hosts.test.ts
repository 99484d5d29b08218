import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { eachOnce, hostNamed, readHosts } from "../../src/cli/read-hosts";
import { ENCODINGS, withCrLf } from "../support/encodings";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "read-hosts-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function put(text: string | Buffer): string {
  const file = join(directory, "hosts.txt");
  writeFileSync(file, text);
  return file;
}

const LIST = "# the farm\nrdsh1.contoso.com\n\n  rdsh2:5986  # behind the gateway\n[fd00::5]:5986\n";
const HOSTS = ["rdsh1.contoso.com", "rdsh2:5986", "[fd00::5]:5986"];
/** How the hosts were named. */
const read = async (...args: Parameters<typeof readHosts>) => (await readHosts(...args)).map(({ text }) => text);
const input = (text: string) => Readable.from([Buffer.from(text)]);

describe("hosts of a command", () => {
  test.each(Object.entries(ENCODINGS))(
    "come from a file in %s, without comments and blank lines",
    async (_, encode) => {
      expect(await read([`@${put(encode(withCrLf(LIST)))}`])).toEqual(HOSTS);
    },
  );

  test("come from standard input, read once however often it is named", async () => {
    expect(await read(["-", "a", "-"], input(LIST))).toEqual([...HOSTS, "a"]);
  });

  test("come from everywhere in the order they were named", async () => {
    expect(await read(["a", `@${put("b\n")}`, "-", "d"], input("c"))).toEqual(["a", "b", "c", "d"]);
  });

  test("are never the name of a list that somebody forgot to mark, whose host would not answer", async () => {
    const file = put(LIST);
    await expect(readHosts(["rdsh1", file])).rejects.toMatchObject({
      code: "invalid_host",
      message: `${file} is a file. Write "@${file}" to take the hosts from it. If a host has this name too, add its port, for example ${file}:5986.`,
    });
    expect(await read([basename(directory)])).toEqual([basename(directory)]);
  });

  test.each([
    ["is empty", ""],
    ["has nothing but comments", "# none\n\n"],
  ])("are missing where a file %s, which is an error of its own", async (_what, text) => {
    const file = put(text);
    await expect(readHosts([`@${file}`])).rejects.toMatchObject({
      code: "cannot_read",
      summary: `${file} names no host`,
    });
    await expect(readHosts(["-"], input(text))).rejects.toMatchObject({ summary: "standard input names no host" });
  });

  test.each([
    ["does not exist", "absent", /absent does not exist$/],
    ["is a folder", ".", /is a folder, not a file$/],
  ])("cannot come from a file that %s", async (_what, name, summary) => {
    await expect(readHosts([`@${join(directory, name)}`])).rejects.toMatchObject({
      code: "cannot_read",
      summary: expect.stringMatching(summary),
    });
  });

  test("that are none are named with file and line", async () => {
    const file = put("a\n# comment\nrdsh 1\n");
    await expect(readHosts([`@${file}`])).rejects.toMatchObject({
      code: "invalid_host",
      summary: `${file}, line 3: Invalid session host`,
    });
    await expect(readHosts(["-"], input("a\n\nb/c"))).rejects.toMatchObject({
      summary: "standard input, line 3: Invalid session host",
    });
  });

  test.each([
    ["https://rdsh1", /--no-https/],
    ["rdsh1/wsman", /--path/],
    ["admin@rdsh1", /--username/],
  ])("that hold what is set elsewhere get the option for it, not the provider's words: %s", async (host, option) => {
    const error: Error = await readHosts([host]).catch((cause) => cause);
    expect(error.message).toMatch(option);
    expect(error.message).not.toMatch(/winrm\.|provider/);
  });
});

test("a host that is named twice, in whatever spelling, stays once, and people are told", () => {
  const said: string[] = [];
  const write = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const hosts = ["rdsh1", "b", "RDSH1:5986", "b", "c"].map((text) => hostNamed({ name: text }));
  const once = eachOnce(hosts, ({ address }) => address.toLowerCase());
  expect(once.map(({ text }) => text)).toEqual(["rdsh1", "b", "c"]);
  write.mockRestore();
  expect(said).toEqual([
    "rds-licensing: RDSH1:5986 is asked once: it was named before, as rdsh1.\n",
    "rds-licensing: b is asked once: it was named before.\n",
  ]);
});
