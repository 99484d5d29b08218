import { changeDeployment, DEPLOYMENT_MEMBERS } from "../deployment/parse-deployment";
import { SimulatorError } from "../errors";
import type { JsonObject } from "../json-object";
import { FAULT_MEMBERS, parseFault } from "../parse-fault";
import { valueFromJson, valueToJson } from "../registry/value-json";
import { hostNamed, type SimulatedHost } from "../simulated-host";
import { POLICY_MEMBERS, parsePolicy } from "../windows/parse-policy";
import { changeWindows, WINDOWS_MEMBERS } from "../windows/parse-windows";
import type { ControlCommand, ControlMessages, Done, HostTraffic } from "./messages";

type Commands = {
  readonly [Name in ControlCommand]: (
    hosts: readonly SimulatedHost[],
    body: JsonObject,
  ) => Promise<ControlMessages[Name]["response"]> | ControlMessages[Name]["response"];
};

const DONE: Done = { done: true };

/** The members a command's JSON body may have. */
export const COMMAND_MEMBERS: Readonly<Record<ControlCommand, readonly string[]>> = {
  set: ["host", "key", "name", "value"],
  get: ["host", "key", "name"],
  delete: ["host", "key", "name"],
  requests: ["host", "log", "reset"],
  fault: ["host", ...FAULT_MEMBERS],
  policy: ["host", ...POLICY_MEMBERS],
  host: ["host", ...WINDOWS_MEMBERS],
  deployment: ["host", ...DEPLOYMENT_MEMBERS],
};

/** What each control command does. Errors: SimulatorError. */
export const CONTROL_COMMANDS: Commands = {
  set(hosts, body) {
    const registry = hostOf(hosts, body).registry;
    registry.setValue(body.required("key"), body.text("name") ?? "", valueFromJson(body.value("value"), "value"));
    return DONE;
  },

  get(hosts, body) {
    const path = body.required("key");
    const key = hostOf(hosts, body).registry.findKey(path);
    if (key === undefined) throw notFound(`There is no key ${path}`);
    const name = body.text("name");
    if (name === undefined) {
      const values = Object.fromEntries(key.values().map((entry) => [entry.name, valueToJson(entry.value)]));
      return { subkeys: key.subkeyNames(), values };
    }
    const value = key.value(name);
    if (value === undefined) throw notFound(`The key ${path} has no value "${name}"`);
    return valueToJson(value);
  },

  delete(hosts, body) {
    const registry = hostOf(hosts, body).registry;
    const path = body.required("key");
    const name = body.text("name");
    const failure = name === undefined ? registry.deleteKey(path) : registry.deleteValue(path, name);
    if (failure === "key_not_found") throw notFound(`There is no key ${path}`);
    if (failure === "value_not_found") throw notFound(`The key ${path} has no value "${name}"`);
    if (failure === "key_has_subkeys") throw refused(`The key ${path} has subkeys`, "Delete those first.");
    return DONE;
  },

  requests(hosts, body) {
    const chosen = body.string("host") === undefined ? hosts : [hostOf(hosts, body)];
    const withLog = body.boolean("log") ?? false;
    const answer = chosen.map(({ name, traffic }): HostTraffic => {
      return { host: name, ...traffic.summary(), ...(withLog && { log: [...traffic.log()] }) };
    });
    if (body.boolean("reset") ?? false) for (const { traffic } of chosen) traffic.reset();
    return answer;
  },

  async fault(hosts, body) {
    const host = hostOf(hosts, body);
    const name = body.required("name");
    if (name === "down") await host.down();
    else if (name === "up") await host.up();
    else if (name === "none") host.clearFaults();
    else if (name === "slow") host.latencyMs = body.count("ms") ?? 0;
    else host.fault(parseFault(body));
    return DONE;
  },

  policy(hosts, body) {
    hostOf(hosts, body).applyPolicy(parsePolicy(body));
    return DONE;
  },

  host(hosts, body) {
    changeWindows(hostOf(hosts, body).windows, body);
    return DONE;
  },

  deployment(hosts, body) {
    const { name, deployment } = hostOf(hosts, body);
    if (deployment === undefined) {
      throw refused(`${name} is no Connection Broker`, "Name one, or give the host a deployment in farm.json.");
    }
    changeDeployment(deployment, body, "deployment");
    return DONE;
  },
};

function hostOf(hosts: readonly SimulatedHost[], body: JsonObject): SimulatedHost {
  return hostNamed(hosts, body.required("host"));
}

function notFound(summary: string): SimulatorError {
  return new SimulatorError({
    code: "not_found",
    summary,
    detail: "Run `rds-licensing simulate get` to see what exists.",
  });
}

function refused(summary: string, detail: string): SimulatorError {
  return new SimulatorError({ code: "control_refused", summary, detail });
}
