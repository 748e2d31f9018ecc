package io.heqi.commerce.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.gateway.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The vectors of docs/gateways.md.
class SignaturesTest {

  @Test
  void signsAsPinduoduoDoes() {
    var parameters =
        Map.of(
            "type", "pdd.goods.cats.get",
            "data_type", "JSON",
            "timestamp", "1579145265",
            "client_id", "ssssss",
            "parent_cat_id", "0");
    assertThat(Signatures.pdd("ccccc", parameters)).isEqualTo("50F5284EEE71DC1845280E4E0602F953");
  }

  @Test
  void signsAsDoudianDoes() {
    assertThat(
            Signatures.doudian(
                "3409409348479354011",
                "secret",
                "order.searchList",
                1_700_000_000,
                "{\"page\":0,\"size\":10}"))
        .isEqualTo("52905733fb4248436fa3f7cb38e22607177fbb5ac70d92fc58af1e184d21ee94");
  }

  @Test
  void signsAPushOfDoudianOverItsBytes() {
    var body = "[{\"tag\":\"0\",\"data\":\"测试\"}]";
    assertThat(Signatures.doudianPush("key", "secret", body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Digests.md5("key" + body + "secret"));
  }

  @Test
  void signsAsKuaishouDoesByEitherMethod() {
    var parameters =
        new java.util.TreeMap<>(
            Map.of(
                "access_token", "xxx",
                "appkey", "ks123",
                "method", "open.order.detail",
                "param", "{\"oid\":1}",
                "timestamp", "1583271919000",
                "version", "1",
                "signMethod", "HMAC_SHA256"));
    assertThat(Signatures.kuaishou("abc", parameters))
        .isEqualTo("QVDYiq8IQC6MqToSbVmqX2SAoZ7goN2iq0erNqd9/yQ=");
    parameters.put("signMethod", "MD5");
    assertThat(Signatures.kuaishou("abc", parameters))
        .isEqualTo("26d1dff7c1ca9f5f778d3695d6a11767");
  }

  @Test
  void signsAsXiaohongshuDoes() {
    assertThat(Signatures.xiaohongshu("21d6", "429a", "product.createItem", 1_612_518_379, "2.0"))
        .isEqualTo("09216dad233def43d2275fa5adc91dae");
  }

  @Test
  void signsAPushOfXiaohongshuAsItsOldInterfaceWas() {
    var parameters =
        Map.of(
            "app-key", "xhs",
            "page_no", "1",
            "page_size", "50",
            "status", "0",
            "timestamp", "1469902537");
    assertThat(
            Signatures.xiaohongshuPush(
                "/ark/open_api/v1/items", parameters, "9a539709cafc1efc9ef05838be468a28"))
        .isEqualTo("72be6fad4dd0e5104dbdebbcdadb2a06");
  }

  @Test
  void comparesWholeTexts() {
    assertThat(Digests.isSame("abc", "abc")).isTrue();
    assertThat(Digests.isSame("abc", "abd")).isFalse();
    assertThat(Digests.isSame("abc", "ab")).isFalse();
    assertThat(Digests.isSame("abc", "")).isFalse();
  }
}
