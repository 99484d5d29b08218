import { quoted } from "../../problem";
import { cannotTell } from "../cannot-tell";
import type { Rule } from "../rule";

export const strayLicenseServers: Rule = {
  code: "stray_license_servers",
  question: "Are license servers written where Windows does not look for them?",
  severities: ["warning"],
  remedy:
    "Delete the value: guides have named the wrong place, and it has no effect. rdslicensing_configuration writes the right one and never touches this.",
  check({ strayValues }) {
    if (!strayValues.known) {
      return [cannotTell(this, "whether license servers are written in a wrong place", strayValues.reason)];
    }
    return strayValues.value.map(({ key, name }) => ({
      code: this.code,
      severity: "warning",
      summary: `The value ${quoted(name)} in HKLM\\${key} is not where Windows looks for license servers.`,
      remedy: this.remedy,
    }));
  },
};
