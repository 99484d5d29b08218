import { cliConfig } from "../../src/provider-mirror/cli-config";

describe("cliConfig", () => {
  test("takes the provider from the mirror only, and everything else from elsewhere", () => {
    expect(cliConfig("/srv/mirror")).toMatchInlineSnapshot(`
      "provider_installation {
        filesystem_mirror {
          path    = "/srv/mirror"
          include = ["registry.terraform.io/rds-licensing/rdslicensing", "registry.opentofu.org/rds-licensing/rdslicensing"]
        }
        direct {
          exclude = ["registry.terraform.io/rds-licensing/rdslicensing", "registry.opentofu.org/rds-licensing/rdslicensing"]
        }
      }
      "
    `);
  });

  test("keeps quotes, backslashes and template openings of a folder's name as they are", () => {
    expect(cliConfig('/a "b"\\c/${d}%{e}')).toContain('path    = "/a \\"b\\"\\\\c/$${d}%%{e}"');
  });
});
