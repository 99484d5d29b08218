import type { Scope } from "../../licensing";
import type { LicensingScope } from "./licensing-scope";
import { LOCAL_SCOPE } from "./local-scope";
import { POLICY_SCOPE } from "./policy-scope";

export const LICENSING_SCOPES: { readonly [S in Scope]: LicensingScope } = { local: LOCAL_SCOPE, policy: POLICY_SCOPE };
