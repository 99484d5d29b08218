import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CdktfWorkspace } from "../support/cdktf-workspace";

const EXAMPLE = join(__dirname, "../../examples/cdktf-farm/main.ts");

describe("examples/cdktf-farm", () => {
  test("synthesizes, for the hosts named in it, configurations and no credential", async () => {
    const workspace = await CdktfWorkspace.open(EXAMPLE);
    try {
      delete workspace.environment.SESSION_HOSTS;
      expect((await workspace.synth()).code).toBe(0);
      const stack = JSON.parse(readFileSync(join(workspace.directory, "cdktf.out/stacks/farm/cdk.tf.json"), "utf8"));
      expect(stack.provider).toEqual({ rdslicensing: [{}] });
      const hosts = Object.values<{ host: string }>(stack.resource.rdslicensing_configuration).map(({ host }) => host);
      expect(hosts).toEqual(["rdsh1.contoso.com", "rdsh2.contoso.com"]);
    } finally {
      await workspace.close();
    }
  });
});
