import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDisplayNames, withDisplayNames } from "../../src/cli/display-names";
import { makeReport } from "../../src/reports";
import { ENCODINGS, withCrLf } from "../support/encodings";

let file: string;
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "display-names-"));
  file = join(directory, "names.txt");
});
afterEach(() => rmSync(directory, { recursive: true }));

function read(text: string | Buffer) {
  writeFileSync(file, text);
  return readDisplayNames(file);
}

/** What a report calls these hosts. */
function called(text: string, hosts: readonly string[]) {
  const reports = hosts.map((host) => ({ host, state: "ok" as const, settings: [], findings: [] }));
  const report = withDisplayNames(makeReport("check", reports), read(text));
  return Object.fromEntries(report.hosts.map(({ host, displayName }) => [host, displayName]));
}

describe("names of hosts", () => {
  test.each(Object.entries(ENCODINGS))("are read in %s", (_name, encode) => {
    const text = "# names\n\nrdsh1.contoso.com \t Empfang München  # ground floor\nrdsh2:5986 Kiosk #2\n";
    expect(read(encode(withCrLf(text)))).toEqual([
      { text: "rdsh1.contoso.com", address: "rdsh1.contoso.com", name: "Empfang München" },
      { text: "rdsh2:5986", address: "rdsh2", port: 5986, name: "Kiosk" },
    ]);
  });

  test("are found in any case, with or without the port, which decides between several", () => {
    const text = "RDSH1 Desk\nrdsh2:5986 Kiosk\nlocalhost:1 One\nlocalhost:2 Two\n";
    expect(called(text, ["rdsh1:5985", "rdsh2", "RDSH2:5986", "rdsh2:1", "localhost:2", "rdsh3"])).toEqual({
      "rdsh1:5985": "Desk",
      rdsh2: "Kiosk",
      "RDSH2:5986": "Kiosk",
      "rdsh2:1": undefined,
      "localhost:2": "Two",
      rdsh3: undefined,
    });
  });

  test.each([
    ["no name", "a One\nb\n", /names\.txt, line 2: there is no name after the host$/],
    ["no host", "# c\nhttps://a One\n", /names\.txt, line 2: Invalid session host$/],
    ["nothing", "", /names\.txt names no host$/],
  ])("are wrong in a line with %s, which is told by its number", (_what, text, summary) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ summary: expect.stringMatching(summary) }));
  });
});
