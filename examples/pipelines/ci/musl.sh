#!/bin/sh
# musl.sh FOLDER, in Alpine: the provider for musl from FOLDER, and the command from beside it, in .musl. FOLDER has the folder
# mirror-musl of a release, and its file rds-licensing_VERSION_linux_amd64_musl.zip (on ARM linux_arm64_musl).
set -eu
folder=$1
case $(uname -m) in
  aarch64) system=linux_arm64_musl ;;
  *) system=linux_amd64_musl ;;
esac

# The runtime of the program is linked with it.
apk add --no-cache libstdc++
mkdir -p .musl
unzip -o "$folder"/rds-licensing_*_"$system".zip -d .musl
cat >.musl/terraform.rc <<EOF
provider_installation {
  filesystem_mirror {
    path    = "$PWD/$folder/mirror-musl"
    include = ["rds-licensing/rdslicensing"]
  }
  direct {
    exclude = ["rds-licensing/rdslicensing"]
  }
}
EOF
terraform -chdir=terraform init -input=false
