package dev.sluice.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"mode": "telepathy"}                      | 'mode' takes one of embed, direct, api.
            {"binding": {"maxOpens": "banana"}}        | 'binding.maxOpens' takes a number.
            {"binding": {"notBefore": "yesterday"}}    | 'binding.notBefore' takes a time like 2027-01-31T18:00:00Z.
            {"binding": {"origins": [{}]}}             | 'binding.origins[0]' is of another kind.
            {"mode": "direct",                         | It breaks off or is malformed at line 1, column 19.
            [1]                                        | It is not an object with the fields of this request.
            """)
    void wordsNameThePlaceAndWhatItTakes(String json, String words) {
        var wrong = catchThrowableOfType(
                JsonProcessingException.class, () -> Json.MAPPER.readValue(json, ShareRequest.class));

        assertThat(JsonWords.of(wrong)).isEqualTo(words).doesNotContain("java", "dev.sluice");
    }
}
