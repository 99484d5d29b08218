import { quoted } from "../../../harmless-text";
import { cannotTell } from "../finding";
import type { Rule } from "../rule";

export const strayLicenseServers: Rule = {
  code: "stray_license_servers",
  question: "Are license servers stored where Windows' own tools do not write them?",
  severities: ["warning"],
  remedy:
    "Set the license servers with rdslicensing_configuration or Windows' own tools, which write them in the right place, then delete this value, which those leave alone. Guides have named this place by mistake, even some of Microsoft's.",
  check({ strayValues }) {
    if (!strayValues.known) {
      return [cannotTell(this, "whether license servers are stored in another place too", strayValues.reason)];
    }
    return strayValues.value.map(({ key, name }) => ({
      code: this.code,
      severity: "warning",
      summary: `The value ${quoted(name)} in HKLM\\${key} is not where Windows' own tools write license servers.`,
      remedy: this.remedy,
    }));
  },
};
