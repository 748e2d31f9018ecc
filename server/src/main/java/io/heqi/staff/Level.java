package io.heqi.staff;

/// An agent's level; routing gives the harder questions to the higher ones.
public enum Level {
  JUNIOR,
  INTERMEDIATE,
  SENIOR
}
