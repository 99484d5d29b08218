import { defineMethod } from "../../wsman/codecs";
import { REGISTRY_TYPE_NUMBERS } from "../registry/value";
import { KEY_SHAPE, keyPath } from "./key-path";
import { type RegistryMethod, registryMethod } from "./registry-method";
import { deleteCode, RETURN_CODES } from "./return-codes";

const { success, fileNotFound } = RETURN_CODES;

const createKey = registryMethod(defineMethod({ name: "CreateKey", in: KEY_SHAPE, out: {} }), (registry, input) => {
  const path = keyPath(input);
  if (typeof path === "number") return { returnValue: path };
  registry.createKey(path);
  return { returnValue: success };
});

const deleteKey = registryMethod(defineMethod({ name: "DeleteKey", in: KEY_SHAPE, out: {} }), (registry, input) => {
  const path = keyPath(input);
  return { returnValue: typeof path === "number" ? path : deleteCode(registry.deleteKey(path)) };
});

const enumKey = registryMethod(
  defineMethod({ name: "EnumKey", in: KEY_SHAPE, out: { sNames: "string[]" } }),
  (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    const key = registry.findKey(path);
    if (key === undefined) return { returnValue: fileNotFound };
    return { returnValue: success, out: { sNames: key.subkeyNames() } };
  },
);

/** Microsoft documents that `sNames` is null when there is only the default value; so are the types then. */
const enumValues = registryMethod(
  defineMethod({ name: "EnumValues", in: KEY_SHAPE, out: { sNames: "string[]", Types: "sint32[]" } }),
  (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    const values = registry.findKey(path)?.values();
    if (values === undefined) return { returnValue: fileNotFound };
    const listed = values.every(({ name }) => name === "") ? [] : values;
    return {
      returnValue: success,
      out: {
        sNames: listed.map(({ name }) => name),
        Types: listed.map(({ value }) => REGISTRY_TYPE_NUMBERS[value.type]),
      },
    };
  },
);

/** The account is an administrator of the host, so every right is granted on a key that is there. */
const checkAccess = registryMethod(
  defineMethod({ name: "CheckAccess", in: { ...KEY_SHAPE, uRequired: "uint32" }, out: { bGranted: "boolean" } }),
  (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path, out: { bGranted: false } };
    const isThere = registry.findKey(path) !== undefined;
    return { returnValue: isThere ? success : fileNotFound, out: { bGranted: isThere } };
  },
);

const deleteValue = registryMethod(
  defineMethod({ name: "DeleteValue", in: { ...KEY_SHAPE, sValueName: "string" }, out: {} }),
  (registry, input) => {
    const path = keyPath(input);
    if (typeof path === "number") return { returnValue: path };
    return { returnValue: deleteCode(registry.deleteValue(path, input.sValueName ?? "")) };
  },
);

/** The methods on keys and names. */
export const KEY_METHODS: readonly RegistryMethod[] = [
  createKey,
  deleteKey,
  enumKey,
  enumValues,
  checkAccess,
  deleteValue,
];
