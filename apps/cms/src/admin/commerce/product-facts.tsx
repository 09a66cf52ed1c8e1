export const ProductFacts = () => null;
