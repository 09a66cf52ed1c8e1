export const StatusCell = () => null;
