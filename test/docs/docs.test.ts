import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { RULES } from "../../src/licensing";
import { shippedProvider } from "../support/provider";
import { Workspace } from "../support/terraform";

jest.setTimeout(120_000);

const ROOT = join(__dirname, "../..");
const pages = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".md"),
);
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** What the Registry takes of one page at most, in bytes. */
const MOST_BYTES = 500_000;

/** What an example leaves to its reader: the source of the provider. */
const REQUIRED = `terraform {
  required_providers {
    rdslicensing = { source = "rds-licensing/rdslicensing" }
  }
}
`;

describe("the documentation", () => {
  test("has the Registry's layout", () => {
    expect(pages.sort()).toEqual([
      "data-sources/diagnosis.md",
      "data-sources/license_server.md",
      "guides/moving-from-gpo-and-dsc.md",
      "guides/shell-channel.md",
      "guides/troubleshooting.md",
      "guides/why-refusing-users.md",
      "index.md",
      "resources/configuration.md",
    ]);
    for (const page of pages) {
      expect(read(join("docs", page))).toMatch(/^---\npage_title: /);
      expect(statSync(join(ROOT, "docs", page)).size).toBeLessThan(MOST_BYTES);
    }
  });

  test("links to pages that exist", () => {
    const broken = pages.flatMap((page) => {
      const links = [...read(join("docs", page)).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
      return links
        .map(([, link]) => join("docs", dirname(page), link ?? ""))
        .filter((path) => !existsSync(join(ROOT, path)));
    });
    expect(broken).toEqual([]);
  });

  test("walks every finding of the diagnosis", () => {
    const guide = read("docs/guides/why-refusing-users.md");
    expect(RULES.map(({ code }) => code).filter((code) => !guide.includes(`\`${code}\``))).toEqual([]);
  });

  test.each([
    "examples/provider/provider.tf",
    "examples/resources/rdslicensing_configuration/resource.tf",
    "examples/data-sources/rdslicensing_diagnosis/data-source.tf",
    "examples/data-sources/rdslicensing_license_server/data-source.tf",
  ])("shows an example that the provider accepts (%s)", async (path) => {
    const terraform = new Workspace({ provider: shippedProvider() });
    try {
      const example = read(path);
      terraform.write(example.includes("required_providers") ? example : REQUIRED + example);
      expect((await terraform.init()).code).toBe(0);
      expect(await terraform.validate()).toMatchObject({ code: 0, stdout: expect.stringContaining("is valid") });
    } finally {
      terraform.remove();
    }
  });

  test.each(["guides/why-refusing-users.md", "guides/moving-from-gpo-and-dsc.md"])(
    "shows configuration in %s that the provider accepts",
    async (page) => {
      const blocks = [...read(join("docs", page)).matchAll(/```(?:terraform|hcl)\n([\s\S]*?)```/g)].map(
        ([, text]) => text ?? "",
      );
      for (const [index, text] of blocks.entries()) {
        const terraform = new Workspace({ provider: shippedProvider() });
        try {
          terraform.write(text.includes("required_providers") ? text : REQUIRED + text);
          expect([index, (await terraform.init()).code]).toEqual([index, 0]);
          const { code, stdout, stderr } = await terraform.validate();
          expect({ index, code, output: stdout + stderr }).toMatchObject({ code: 0 });
        } finally {
          terraform.remove();
        }
      }
    },
  );
});
