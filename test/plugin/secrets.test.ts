import { list, map, object, objects, string } from "../../src/plugin/schema";
import { Secrets } from "../../src/plugin/secrets";

describe("secrets", () => {
  test("are masked wherever they stand, the longest first", () => {
    const secrets = new Secrets();
    secrets.add("abc");
    secrets.add("abcdef");
    expect(secrets.mask("abcdef abc abcdef")).toBe("(sensitive) (sensitive) (sensitive)");
  });

  test("of several lines are masked line by line too", () => {
    const secrets = new Secrets();
    secrets.add("-----BEGIN PRIVATE KEY-----\r\nMIGHAgEAMBMGByqGSM49\r\n-----END PRIVATE KEY-----\r\n");
    expect(secrets.mask("got MIGHAgEAMBMGByqGSM49 as -----END PRIVATE KEY-----")).toBe(
      "got (sensitive) as -----END PRIVATE KEY-----",
    );
  });

  test("of a connection are those of the process too, and of no other connection", () => {
    const all = new Secrets();
    const [one, other] = [new Secrets(all), new Secrets(all)];
    one.add("of the one");
    expect([one, other, all].map((secrets) => secrets.mask("of the one"))).toEqual([
      "(sensitive)",
      "of the one",
      "(sensitive)",
    ]);
  });

  test("too short to be any are left alone", () => {
    const secrets = new Secrets();
    secrets.add("");
    secrets.add("ab");
    expect(secrets.mask("about")).toBe("about");
  });

  test("are found in sensitive attributes of every shape", () => {
    const inner = { key: string({ optional: true, sensitive: true }), name: string({ optional: true }) };
    const schema = {
      one: string({ optional: true, sensitive: true }),
      many: list("string", { optional: true, sensitive: true }),
      named: map("string", { optional: true, sensitive: true }),
      nested: object({ attributes: inner, optional: true }),
      rows: objects("list", { attributes: inner, optional: true }),
      table: objects("map", { attributes: inner, optional: true }),
      open: string({ optional: true }),
    };
    const secrets = new Secrets();
    secrets.addSensitive(schema, {
      one: "secret-1",
      many: ["secret-2", null],
      named: { a: "secret-3" },
      nested: { key: "secret-4", name: "name-4" },
      rows: [{ key: "secret-5", name: "name-5" }],
      table: { a: { key: "secret-6", name: "name-6" } },
      open: "open",
    });
    const text = "secret-1 secret-2 secret-3 secret-4 secret-5 secret-6 open name-4 name-5 name-6";
    expect(secrets.mask(text)).toBe(`${"(sensitive) ".repeat(6)}open name-4 name-5 name-6`);
  });
});
