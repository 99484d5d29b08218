/** The two commands of reg that read or set the two values, in words. */
function regCommands({ task, mode, servers }) {
  const place = ({ key, name }) => [`"HKLM\\${key}"`, "/v", name];
  if (task === "read") {
    return [
      ["reg", "query", ...place(mode)],
      ["reg", "query", ...place(servers)],
    ];
  }
  return [
    ["reg", "add", ...place(mode), "/t", "REG_DWORD", "/d", "4", "/f"],
    ["reg", "add", ...place(servers), "/t", "REG_MULTI_SZ", "/d", "lic1\\0lic2", "/f"],
  ];
}

exports.regCommands = regCommands;
