export const PictureCell = () => null;
