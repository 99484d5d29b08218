import { AzurermBackend, HttpBackend, type TerraformStack } from "cdktf";

/**
 * Keeps the state where every job finds it, since a job forgets its disk: in a storage account of Azure, or behind http
 * as GitLab offers it. Each stack has a state of its own: in a common one, each would destroy what the others made. Who
 * may read it comes from the environment: `ARM_…` or `TF_HTTP_…`.
 */
export function useRemoteState(stack: TerraformStack): void {
  const { STATE_STORAGE_ACCOUNT: storageAccountName, TF_HTTP_ADDRESS: address } = process.env;
  if (storageAccountName) {
    const key = `${stack.node.id}.tfstate`;
    new AzurermBackend(stack, { storageAccountName, containerName: "tfstate", key, useAzureadAuth: true });
  } else if (address) {
    const own = `${address}-${stack.node.id}`;
    new HttpBackend(stack, { address: own, lockAddress: `${own}/lock`, unlockAddress: `${own}/lock` });
  } else {
    throw new Error("Say where the state is: set STATE_STORAGE_ACCOUNT or TF_HTTP_ADDRESS.");
  }
}
