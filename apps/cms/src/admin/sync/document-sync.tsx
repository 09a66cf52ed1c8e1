export const DocumentSync = () => null;
