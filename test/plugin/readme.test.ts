import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundle } from "../support/bundle";
import { Workspace } from "../support/terraform";

test("the provider of the README works", async () => {
  const readme = readFileSync(join(__dirname, "../../src/plugin/README.md"), "utf8");
  const [, code = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "readme-test-"));
  const source = join(folder, "main.ts");
  writeFileSync(source, code.replace("cdktf-rds-licensing/plugin", join(__dirname, "../../src/plugin/index")));
  const executable = await bundle(source, "terraform-provider-folder");
  const provider = { address: "example.com/acme/folder", version: "1.0.0", executable };
  const workspace = new Workspace({ provider });
  workspace.write(`
    terraform {
      required_providers {
        folder = { source = "example.com/acme/folder" }
      }
    }
    provider "folder" { path = "${folder}/files" }
    resource "folder_text" "greeting" { path = "greeting" }
    data "folder_listing" "all" { depends_on = [folder_text.greeting] }
    output "names" { value = data.folder_listing.all.names }`);
  await workspace.init();
  expect(await workspace.apply()).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(join(folder, "files/greeting"), "utf8")).toBe("hello");
  expect((await workspace.stateJson()).values.outputs.names.value).toEqual(["greeting"]);
  expect((await workspace.plan()).code).toBe(0);
  workspace.remove();
  rmSync(folder, { recursive: true });
  rmSync(dirname(executable), { recursive: true });
});
