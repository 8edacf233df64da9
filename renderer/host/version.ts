/** Version of the program as the portable page shows it; Electron knows it from the package. */
export const version = "0.1.0"
