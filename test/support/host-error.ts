import { HostError, type HostErrorCode } from "../../src/windows";

type Parts = ConstructorParameters<typeof HostError>[0];

/** An error of the host `rdsh1` whose words do not matter. */
export function hostError(code: HostErrorCode, parts: Partial<Parts> = {}): HostError {
  return new HostError({ code, summary: "No", detail: "It is a test.", host: "rdsh1", ...parts });
}
