export const ColorField = () => null;
