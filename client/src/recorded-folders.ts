export const recordedFolders = async (): Promise<string[]> => [];
