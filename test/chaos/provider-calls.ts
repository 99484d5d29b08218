import { isObjectValue, isUnknown, type ObjectValue, objectValue, type Value } from "../../src/plugin/value";
import { decodeObject } from "../../src/plugin/wire/decode";
import { encodeObject } from "../../src/plugin/wire/encode";
import * as protocol from "../../src/plugin/wire/generated/tfplugin6";
import { objectType } from "../../src/plugin/wire/value-type";
import { rdslicensing } from "../../src/provider";
import { CONFIGURATION_SCHEMA } from "../../src/provider/configuration/configuration-schema";
import type { PluginProcess } from "./plugin-process";

const TYPE = objectType(CONFIGURATION_SCHEMA);
const PROVIDER_TYPE = objectType(rdslicensing.schema);
const typeName = "rdslicensing_configuration";

/** What Terraform keeps of a resource. */
export interface Kept {
  readonly state: ObjectValue;
  readonly private: Buffer | undefined;
  /** Left by a creation that failed: the next apply replaces it. */
  readonly isTainted: boolean;
}

/** What came back from a call. */
export interface Answer {
  readonly state: ObjectValue | null;
  readonly private: Buffer | undefined;
  /** Summaries and details. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

interface Response {
  readonly diagnostics?: protocol.Diagnostic[];
}

/** The calls Terraform makes for one resource, as it makes them. */
export class ProviderCalls {
  constructor(private readonly process: PluginProcess) {}

  /** The begin of a walk. */
  async configure(winrm: { readonly [name: string]: Value }): Promise<Answer> {
    const { ConfigureProvider_Request, ConfigureProvider_Response } = protocol;
    const messages = [ConfigureProvider_Request, ConfigureProvider_Response] as const;
    const config = encodeObject(objectValue([["winrm", whole(winrm, PROVIDER_TYPE.attributes.winrm)]]), PROVIDER_TYPE);
    return answer(await this.process.call("ConfigureProvider", messages, { terraformVersion: "1.11.4", config }));
  }

  async upgrade(kept: Kept): Promise<Answer> {
    const { UpgradeResourceState_Request, UpgradeResourceState_Response } = protocol;
    const messages = [UpgradeResourceState_Request, UpgradeResourceState_Response] as const;
    const rawState = { json: Buffer.from(JSON.stringify(kept.state)) };
    const response = await this.process.call("UpgradeResourceState", messages, { typeName, version: 0n, rawState });
    return answer(response, response.upgradedState);
  }

  async read({ state, private: kept }: Kept): Promise<Answer> {
    const { ReadResource_Request, ReadResource_Response } = protocol;
    const messages = [ReadResource_Request, ReadResource_Response] as const;
    const request = { typeName, currentState: encodeObject(state, TYPE), private: kept };
    const response = await this.process.call("ReadResource", messages, request);
    return answer(response, response.newState, response.private);
  }

  /** @param config null for a deletion */
  async plan(config: ObjectValue | null, prior: Kept | undefined): Promise<Answer> {
    const { PlanResourceChange_Request, PlanResourceChange_Response } = protocol;
    const messages = [PlanResourceChange_Request, PlanResourceChange_Response] as const;
    const proposed = config === null ? null : proposedState(config, prior?.state);
    const response = await this.process.call("PlanResourceChange", messages, {
      typeName,
      priorState: encodeObject(prior?.state ?? null, TYPE),
      proposedNewState: encodeObject(proposed, TYPE),
      config: encodeObject(config, TYPE),
      priorPrivate: prior?.private,
    });
    return answer(response, response.plannedState, response.plannedPrivate);
  }

  async apply(config: ObjectValue | null, prior: Kept | undefined, planned: Answer): Promise<Answer> {
    const { ApplyResourceChange_Request, ApplyResourceChange_Response } = protocol;
    const messages = [ApplyResourceChange_Request, ApplyResourceChange_Response] as const;
    const response = await this.process.call("ApplyResourceChange", messages, {
      typeName,
      priorState: encodeObject(prior?.state ?? null, TYPE),
      plannedState: encodeObject(planned.state, TYPE),
      config: encodeObject(config, TYPE),
      plannedPrivate: planned.private,
    });
    return answer(response, response.newState, response.private);
  }
}

/** A resource's configuration with every attribute that is not given null. */
export function wholeConfiguration(given: { readonly [name: string]: Value }): ObjectValue {
  return whole(given, TYPE);
}

/** A planned state whose open values are null, as Terraform stores it where no answer tells them. */
export function withoutUnknown(state: ObjectValue): ObjectValue {
  return objectValue(Object.entries(state).map(([name, value]) => [name, isUnknown(value) ? null : value]));
}

function whole(given: { readonly [name: string]: Value }, type: (typeof TYPE)["attributes"][string] | undefined) {
  const attributes = type?.kind === "object" ? type.attributes : {};
  return objectValue(Object.keys(attributes).map((name) => [name, given[name] ?? null]));
}

/** Terraform's proposal: what is configured, else what there was. */
function proposedState(config: ObjectValue, prior: ObjectValue | undefined): ObjectValue {
  return objectValue(Object.entries(config).map(([name, value]) => [name, value ?? prior?.[name] ?? null]));
}

function answer({ diagnostics = [] }: Response, state?: protocol.DynamicValue, kept?: Buffer): Answer {
  const told = (severity: protocol.Diagnostic_Severity) =>
    diagnostics.filter((one) => one.severity === severity).map(({ summary, detail }) => `${summary}: ${detail}`);
  const { ERROR, WARNING } = protocol.Diagnostic_Severity;
  const decoded = decodeObject(state, TYPE);
  return {
    state: isObjectValue(decoded) ? decoded : null,
    private: kept,
    errors: told(ERROR),
    warnings: told(WARNING),
  };
}
