package io.heqi.foundation.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in two sentences, and not in a stack trace, that the data directory is taken.
class DataDirectoryInUseAnalyzer extends AbstractFailureAnalyzer<DataDirectoryInUse> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataDirectoryInUse cause) {
    return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
  }
}
