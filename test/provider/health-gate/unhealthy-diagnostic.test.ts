import type { Health } from "../../../src/provider/health-gate/health-of";
import { unhealthyDiagnostic } from "../../../src/provider/health-gate/unhealthy-diagnostic";

const HEALTHY: Health = { reasons: [], isLasting: false, isRejected: false };
const stopped: Health = {
  ...HEALTHY,
  reasons: [
    { code: "service_stopped", text: "The service is stopped.", remedy: "Start it." },
    { code: "mode_not_configured", text: "There is no mode.", remedy: "Set it." },
  ],
};
const untrusted: Health = {
  reasons: [{ code: "tls_certificate_untrusted", text: "Not trusted.\nGive the CA." }],
  isLasting: true,
  isRejected: false,
};

test("says nothing where all are healthy", () => {
  expect(unhealthyDiagnostic(new Map([["a", HEALTHY]]), "10m")).toBeUndefined();
});

test("says which hosts, why each, what to do and how it goes on", () => {
  const waited = new Map([
    ["rdsh1", HEALTHY],
    ["rdsh2", stopped],
    ["rdsh3", undefined],
    ["rdsh4", stopped],
  ]);
  expect(unhealthyDiagnostic(waited, "15m")).toEqual({
    severity: "error",
    path: ["hosts"],
    summary: "3 of 4 hosts are not healthy",
    detail: `The gate waited as long as its timeout of 15m allows. What depends on this gate was not applied.

Why:
- rdsh2, rdsh4: service_stopped: The service is stopped. mode_not_configured: There is no mode.
- rdsh3: no_answer: It had not answered when the wait ended.

What to do:
- service_stopped: Start it.
- mode_not_configured: Set it.

Run "rds-licensing check rdsh2" for all that is known of a host. Then apply again: what was applied stays, and the apply goes on from this gate.`,
  });
});

test("begins with what made the gate end early", () => {
  const waited = new Map([
    ["rdsh1", stopped],
    ["rdsh2", untrusted],
  ]);
  const { detail = "" } = unhealthyDiagnostic(waited, "15m") ?? {};
  expect(detail).toMatch(/^The gate did not wait any longer, because this does not pass by itself: rdsh2\. /);
  expect(detail).toContain(
    "Why:\n- rdsh2: tls_certificate_untrusted: Not trusted. Give the CA.\n- rdsh1: service_stopped",
  );
});

test("stays short for a farm of a thousand, and for hosts with hostile texts", () => {
  const hostile = (index: number): Health => ({
    ...HEALTHY,
    reasons: [
      { code: "service_stopped", text: `${index}\u001b[31m\n##vso[task]${"x".repeat(10_000)}`, remedy: "Start it." },
    ],
  });
  const hosts = Array.from({ length: 1000 }, (_, index) => [`rdsh${index}`, hostile(index % 100)] as const);
  const { summary, detail = "" } = unhealthyDiagnostic(new Map(hosts), "15m") ?? {};
  expect(summary).toBe("1000 of 1000 hosts are not healthy");
  expect(detail).toContain(
    "- rdsh0, rdsh100, rdsh200, rdsh300, rdsh400, rdsh500, rdsh600, rdsh700, rdsh800, rdsh900: ",
  );
  expect(detail).toContain("- 800 more hosts, for other reasons.");
  expect(detail.length).toBeLessThan(60_000);
  expect(detail).not.toContain("\u001b");
  expect(detail).not.toContain("##vso");
});
