package io.heqi.bench;
import java.io.IOException;
final class SignalsBench {
  SignalsBench(Options options) {}
  int run() throws IOException { return 0; }
}
