import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const README = join(ROOT, "src/constructs/README.md");
const text = readFileSync(README, "utf8");

describe("the README of the constructs", () => {
  test("has a program that synthesizes the farm it describes", () => {
    const [, code = ""] = /```ts\n(.*?)```/s.exec(text) ?? [];
    mkdirSync(join(ROOT, ".cache"), { recursive: true });
    // Inside the project, where Node finds the CDK.
    const folder = mkdtempSync(join(ROOT, ".cache", "readme-"));
    try {
      writeFileSync(
        join(folder, "main.ts"),
        code.replace('"cdktf-rds-licensing"', JSON.stringify(join(ROOT, "src/constructs/index"))),
      );
      const options = { cwd: folder, encoding: "utf8" } as const;
      const { status, stderr } = spawnSync(process.execPath, [require.resolve("tsx/cli"), "main.ts"], options);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const { resource, check } = JSON.parse(readFileSync(join(folder, "cdktf.out/stacks/farm/cdk.tf.json"), "utf8"));
      const configurations = Object.values<Record<string, unknown>>(resource.rdslicensing_configuration);
      expect(configurations.map(({ host, mode }) => `${host} ${mode}`).sort()).toEqual([
        "kiosk1.contoso.com per_device",
        "lab1.contoso.com per_user",
        "lab2.contoso.com per_device",
        "rdsh1.contoso.com per_user",
        "rdsh2.contoso.com per_user",
      ]);
      expect(Object.keys(check)).toHaveLength(3);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("links to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path]) => path ?? "");
    expect(links.filter((path) => !existsSync(join(dirname(README), path)))).toEqual([]);
    expect(links).not.toEqual([]);
  });
});
