/** Returns the environment of this process, for the servers it starts. */
export const inheritedEnv = (): NodeJS.ProcessEnv => process.env;
