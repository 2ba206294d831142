const secretName =
  /secret|(api|access|signing|encryption)_?key|pass(word|phrase)|token|credential|private/i

/** Whether what is kept under a name, of a setting or of a variable of the environment, must not be shown anywhere. */
export const isSecretName = (name: string): boolean => secretName.test(name)
