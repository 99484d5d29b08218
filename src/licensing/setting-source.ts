/** Where a setting that Windows uses comes from; `none` when it is not set anywhere. */
export type SettingSource = "local" | "group_policy" | "none";
