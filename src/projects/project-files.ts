import { constructsProject } from "./constructs/constructs-project";
import { hclProject } from "./hcl/hcl-project";
import type { Project, ProjectFile, ProjectForm } from "./project";

/** The files of a project in a form. */
export function projectFiles(project: Project, form: ProjectForm): readonly ProjectFile[] {
  return form === "hcl" ? hclProject(project) : constructsProject(project, form);
}
