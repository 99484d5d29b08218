import { defineMethod, resource } from "../../wsman";

/**
 * The registry provider of WMI; every method is static and answers with a uint32 ReturnValue
 * (https://learn.microsoft.com/previous-versions/windows/desktop/regprov/stdregprov). It is present in `root/cimv2`
 * too; the recorded exchanges of real hosts use `root/default`.
 */
export const STD_REG_PROV = resource("root/default", "StdRegProv");

/** `hDefKey` of HKEY_LOCAL_MACHINE. */
export const HKEY_LOCAL_MACHINE = 0x80000002;

export const KEY = { hDefKey: "uint32", sSubKeyName: "string" } as const;
export const VALUE = { ...KEY, sValueName: "string" } as const;

/** Reading, and creating what may exist, are the same when done twice. */
export const ENUM_VALUES = defineMethod({
  name: "EnumValues",
  in: KEY,
  out: { sNames: "string[]", Types: "sint32[]" },
  repeatable: true,
});
export const ENUM_KEY = defineMethod({ name: "EnumKey", in: KEY, out: { sNames: "string[]" }, repeatable: true });
export const CREATE_KEY = defineMethod({ name: "CreateKey", in: KEY, out: {}, repeatable: true, writes: true });

/** Deleting twice is, because what is not there counts as deleted. */
export const DELETE_KEY = defineMethod({ name: "DeleteKey", in: KEY, out: {}, repeatable: true, writes: true });
export const DELETE_VALUE = defineMethod({ name: "DeleteValue", in: VALUE, out: {}, repeatable: true, writes: true });
