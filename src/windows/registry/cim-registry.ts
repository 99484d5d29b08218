import {
  type CimMethod,
  type CimMethodResult,
  type CimShape,
  type CimShapeValues,
  type StopSignal,
  type WsmanClient,
  WsmanError,
} from "../../wsman";
import { channelError, type HostError } from "../errors/host-error";
import type { Registry } from "./registry";
import { registryError } from "./registry-error";
import {
  type FoundRegistryType,
  type RegistryData,
  type RegistryType,
  type RegistryValue,
  registryTypeFromNumber,
} from "./registry-value";
import { type Outcome, outcomeOf } from "./return-value";
import {
  CREATE_KEY,
  DELETE_KEY,
  DELETE_VALUE,
  ENUM_KEY,
  ENUM_VALUES,
  HKEY_LOCAL_MACHINE,
  STD_REG_PROV,
} from "./std-reg-prov";
import { VALUE_METHODS, type ValueMethods } from "./value-methods";

/** What a failure is about: the operation in words, and the key. */
interface Attempt {
  readonly operation: string;
  readonly key: string;
}

/** The registry over WS-Management CIM calls to `StdRegProv`: one request for each call, no process on the host. */
export class CimRegistry implements Registry {
  readonly #client: Pick<WsmanClient, "invoke">;
  readonly #options: { readonly host: string; readonly signal: StopSignal };

  constructor(client: Pick<WsmanClient, "invoke">, options: { readonly host: string; readonly signal: StopSignal }) {
    this.#client = client;
    this.#options = options;
  }

  async valueTypes(key: string): Promise<ReadonlyMap<string, FoundRegistryType> | undefined> {
    const attempt = { operation: "list the values", key };
    const result = await this.#call(ENUM_VALUES, keyOf(key));
    if (this.#check(result, attempt) === "absent") return undefined;
    const { sNames, Types } = result.out;
    if (sNames.length !== Types.length) throw this.#failed(attempt, result.returnValue);
    return new Map(sNames.map((name, index) => [name, registryTypeFromNumber(Types[index] ?? 0)]));
  }

  async subkeyNames(key: string): Promise<readonly string[] | undefined> {
    const result = await this.#call(ENUM_KEY, keyOf(key));
    return this.#check(result, { operation: "list the subkeys", key }) === "absent" ? undefined : result.out.sNames;
  }

  async readValue<T extends RegistryType>(key: string, name: string, type: T): Promise<RegistryData[T] | undefined> {
    const methods: ValueMethods<T> = VALUE_METHODS[type];
    const attempt = { operation: `read ${name} as ${type}`, key };
    const result = await this.#call(methods.get, namedValue(key, name));
    if (this.#check(result, attempt) === "absent") return undefined;
    const data = methods.fromCim((result.out as Record<string, unknown>)[methods.parameter]);
    if (data === undefined) throw this.#failed(attempt, result.returnValue);
    return data;
  }

  async writeValue(key: string, name: string, value: RegistryValue): Promise<void> {
    if (Array.isArray(value.data) && value.data.length === 0) throw this.#unwritable(key, name);
    const methods = VALUE_METHODS[value.type] as ValueMethods;
    const data = methods.toCim(value.data);
    const values = { ...namedValue(key, name), [methods.parameter]: data } as CimShapeValues<CimShape>;
    this.#expectOk(await this.#call(methods.set, values), { operation: `write ${name}`, key });
  }

  async createKey(key: string): Promise<void> {
    this.#expectOk(await this.#call(CREATE_KEY, keyOf(key)), { operation: "create the key", key });
  }

  async deleteValue(key: string, name: string): Promise<void> {
    this.#check(await this.#call(DELETE_VALUE, namedValue(key, name)), { operation: `delete ${name}`, key });
  }

  async deleteEmptyKey(key: string): Promise<void> {
    const subkeys = await this.subkeyNames(key);
    if (subkeys === undefined || subkeys.length > 0) return;
    const values = await this.valueTypes(key);
    if (values === undefined || values.size > 0) return;
    this.#check(await this.#call(DELETE_KEY, keyOf(key)), { operation: "delete the key", key });
  }

  async #call<In extends CimShape, Out extends CimShape>(
    method: CimMethod<In, Out>,
    values: CimShapeValues<In>,
  ): Promise<CimMethodResult<Out>> {
    try {
      return await this.#client.invoke(STD_REG_PROV, method, values, { signal: this.#options.signal });
    } catch (error) {
      throw error instanceof WsmanError ? channelError(error, this.#options.host) : error;
    }
  }

  /** `ok` or `absent`; any other outcome is thrown. */
  #check({ returnValue }: CimMethodResult<CimShape>, attempt: Attempt): Extract<Outcome, "ok" | "absent"> {
    const outcome = outcomeOf(returnValue);
    if (outcome === "ok" || outcome === "absent") return outcome;
    throw this.#failure(outcome, attempt, returnValue);
  }

  #expectOk(result: CimMethodResult<CimShape>, attempt: Attempt): void {
    if (this.#check(result, attempt) === "absent") throw this.#failed(attempt, result.returnValue);
  }

  /** An empty array is sent as nothing, and the class then writes the default of its parameter. */
  #unwritable(key: string, name: string): HostError {
    const advice = "StdRegProv cannot write a value without content. Write or delete the value on the host.";
    return registryError({
      code: "registry_failed",
      operation: `write ${name}`,
      key,
      advice,
      host: this.#options.host,
    });
  }

  #failed(attempt: Attempt, returnValue: number | null): HostError {
    return this.#failure("failed", attempt, returnValue);
  }

  #failure(outcome: Exclude<Outcome, "ok" | "absent">, attempt: Attempt, returnValue: number | null): HostError {
    const { host } = this.#options;
    return registryError({ code: ERROR_CODES[outcome], ...attempt, host, returnValue: returnValue ?? undefined });
  }
}

const ERROR_CODES = {
  access_denied: "registry_access_denied",
  wrong_type: "wrong_type",
  failed: "registry_failed",
} as const;

function keyOf(key: string) {
  return { hDefKey: HKEY_LOCAL_MACHINE, sSubKeyName: key };
}

function namedValue(key: string, name: string) {
  return { ...keyOf(key), sValueName: name };
}
