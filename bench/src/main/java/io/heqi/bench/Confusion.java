package io.heqi.bench;

/// How often each of two answers was right and wrong.
final class Confusion {

  private int trueYes;
  private int falseYes;
  private int trueNo;
  private int falseNo;

  void add(boolean said, boolean is) {
    trueYes += said && is ? 1 : 0;
    falseYes += said && !is ? 1 : 0;
    trueNo += !said && !is ? 1 : 0;
    falseNo += !said && is ? 1 : 0;
  }

  double accuracy() {
    return (double) (trueYes + trueNo) / (trueYes + trueNo + falseYes + falseNo);
  }

  double macroF1() {
    var wrong = falseYes + falseNo;
    return (2.0 * trueYes / (2 * trueYes + wrong) + 2.0 * trueNo / (2 * trueNo + wrong)) / 2;
  }
}
