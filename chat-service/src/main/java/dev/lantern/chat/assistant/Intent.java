// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message wants of the assistant itself, apart from being heard. The first that fits counts. */
enum Intent {
    HUMAN(
            Size.ANY,
            "\\b(?:are|r) (?:you|u) (?:really |actually |even |just )?(?:an? )?(?:real|human|person|bot|robot|ai|machine|alive|program|chat ?bot)\\b"
                    + "|\\bis this (?:an? )?(?:real|bot|human|person|ai|robot|machine)\\b"
                    + "|\\bam i (?:really )?(?:talking|speaking|chatting|writing) (?:to|with) (?:an? )?(?:real|person|human|bot|robot|machine|ai)\\b"
                    + "|\\byou(?:'re| are) (?:just |only )?(?:an? )?(?:bot|robot|machine|ai|program|human)\\b|\\bdo you have feelings\\b",
            "(?:你|妳|您)(?:到底)?(?:是|不是|是不是|真的是)(?:一个|一個|个|個)?(?:真的)?(?:真人|人吗|人嗎|人类|人類|机器|機器|活人|程序|程式|AI|ai|人工智能|人工智慧|还是|還是)"
                    + "|(?:是|算)真人|真人吗|真人嗎|有感情吗|有感情嗎|还是机器人|還是機器人"),
    PERSON(
            Size.ANY,
            "\\b(?:talk|speak|chat|connect\\w*|transfer\\w*) (?:me )?(?:to|with) (?:an? |someone )?(?:real|human|person|counsel+or|therapist|somebody real|actual)"
                    + "|\\b(?:want|need|get me|give me) (?:an? )?(?:real person|human|counsel+or|person to talk)",
            "转人工|轉人工|转真人|轉真人|人工客服|(?:找|跟|和|与|與)(?:个|個|一个|一個)?(?:真人|活人|辅导员|輔導員|咨询师|諮詢師|諮商師|心理医生|心理醫師)(?:聊|谈|談|说|說|对话|對話|沟通|溝通)?"),
    PRIVACY(
            Size.ANY,
            "\\b(?:will|can|could|does|do|would|who|is|are)\\b.{0,40}\\b(?:see|read|access|find out|told|tell|know|share[ds]?|sell)\\b.{0,25}\\b(?:this|that|it|these|chat|messages?|conversation|what i)\\b"
                    + "|\\bconfidential|\\bis (?:this|it) (?:private|anonymous|safe to (?:write|say))|\\bprivacy\\b|\\bwill you tell\\b|\\bdo you tell\\b|\\b(?:recorded|stored|saved)\\b.{0,20}\\?|\\bwho (?:can |will |else )*(?:sees?|reads?)\\b",
            "保密|隐私|隱私|泄露|洩露|(?:会不会|會不會|会|會|能|可以|能不能)(?:告诉|告訴|跟|让|讓|被)?.{0,8}(?:看到|看见|看見|知道|告诉|告訴|泄|洩).{0,12}(?:吗|嗎|\\?|？)"
                    + "|(?:谁|誰|哪些人)(?:会|會|能|可以|都)*(?:看到|看见|看見|知道|读到|讀到)|(?:聊天|对话|對話|内容|內容|记录|記錄|紀錄).{0,8}(?:保存|看到|看见|看見|公开|公開)"),
    MEDICATION(
            Size.ANY,
            "\\b(?:should|can|could|may|how (?:many|much)|which|what|is it (?:ok|okay|safe)|recommend|prescribe|do i|stop)\\b.{0,60}\\b(?:pills?|meds?|medications?|medicines?|antidepressants?|ssris?|xanax|sertraline|zoloft|prozac|fluoxetine|lexapro|escitalopram|melatonin|valium|diazepam|lorazepam|ritalin|adderall|sleeping tablets?|lithium)\\b"
                    + "|\\bdosages?\\b|\\bdoses?\\b|\\bprescri(?:be|ption)",
            "(?:药|藥|安定|舍曲林|百忧解|百憂解|氟西汀|褪黑素|褪黑激素|抗抑郁|抗憂鬱|剂量|劑量).{0,20}(?:吗|嗎|怎么|怎麼|多少|几|幾|哪|什么|什麼|能不能|可不可以|推荐|推薦|\\?|？)"
                    + "|(?:吃|开|開|用|推荐|推薦|停|换|換)(?:点|點|些|什么|什麼|哪种|哪種|一点|一點)*(?:药|藥)"),
    DIAGNOSIS(
            Size.ANY,
            "\\b(?:do i have|have i got|am i|could (?:i|it|this) (?:have|be)|is (?:this|it)|does (?:this|that) mean i have|diagnose)\\b.{0,30}\\b(?:depression|depressed|adhd|bipolar|ocd|ptsd|autis\\w+|anxiety disorder|bpd|borderline|schizo\\w+|mentally ill|mental illness|crazy|insane|disorder|an illness)\\b"
                    + "|\\bdiagnose me\\b|\\bwhat(?:'s| is) my diagnosis\\b",
            "(?:是不是|算不算|会不会是|會不會是|是否|得了|得的是|有没有|有沒有|患了|可能是).{0,8}(?:抑郁|抑鬱|憂鬱|躁郁|躁鬱|双相|雙相|焦虑症|焦慮症|强迫症|強迫症|ADHD|多动症|過動|精神病|精神分裂|心理疾病|心理有病|神经病|神經病|PTSD|自闭|自閉|病).{0,8}|诊断|診斷"),
    ANGRY(
            Size.ANY,
            "\\b(?:you(?:'re| are|r)|ur|this(?: thing| bot| chat| app)? is|you) (?:\\w+ ){0,2}(?:useless|stupid|dumb|annoying|not helping|not listening|worthless|terrible|a joke|an idiot|no help|unhelpful|suck|don't (?:understand|get|listen|help|care))"
                    + "|\\b(?:useless|stupid|dumb|shitty|fucking|crap) (?:bot|ai|machine|app|program|robot)\\b|\\bshut up\\b|\\bscrew you\\b|\\bfuck (?:you|off)\\b|\\bi hate you\\b",
            "(?:你|妳|您|这个|這個)(?:真|太|好|就是|真的|也|怎么这么|怎麼這麼|这么|這麼|这|這|个|個|根本)*(?:没用|沒用|蠢|笨|傻|烦人|煩人|废物|廢物|垃圾|智障|听不懂|聽不懂|不懂我)|什么破|什麼破|垃圾(?:机器|機器|AI|软件|軟體|东西|東西)"
                    + "|废话|廢話|闭嘴|閉嘴|^滚|^滾|人工智障|答非所问|答非所問|敷衍我|听不懂人话|聽不懂人話|讨厌你|討厭你"),
    CAPABILITIES(
            Size.BRIEF,
            "\\bwhat (?:can|do) you do\\b|\\bwho are you\\b|\\bwhat are you\\b|\\bhow (?:does|do) (?:this|you|it) work\\b|\\bwhat is this\\b|\\bhow can you help\\b|\\bcan you help(?: me)?\\W*$|\\bwhat(?:'s| is) your name\\b",
            "你(?:能|会|會|可以)(?:做|帮|幫|干|幹)(?:我)?(?:些|点|點|到)?(?:什么|什麼|嘛|啥|吗|嗎)|你是谁|你是誰|你叫什么|你叫什麼|怎么用|怎麼用|有什么功能|有什麼功能|能幫我嗎|能帮我吗|^(?:这|這)是什么|你会什么|你會什麼"),
    GOODBYE(
            Size.BRIEF,
            "\\b(?:good ?night|nighty? night|gn|bye+|goodbye|bye bye|see (?:you|ya)|ttyl|talk (?:to you )?later|gotta go|have to go|going to bed|heading to bed)\\b",
            "晚安|再见|再見|拜拜|掰掰|先睡了|下次(?:再)?聊|去睡了|先走了|回头聊|改天聊"),
    THANKS(
            Size.BRIEF,
            "\\b(?:thanks?|thank you|thx|ty|cheers|much appreciated|that helped|i appreciate)\\b",
            "谢谢|謝謝|多谢|多謝|感谢|感謝|谢了|謝了|辛苦了|有帮助|有幫助"),
    GREETING(
            Size.BRIEF,
            "^\\W*(?:hi+|hello+|hey+|yo|hiya|greetings|good (?:morning|afternoon|evening)|morning|what'?s up|sup|howdy)\\b",
            "^[\\s\\p{P}]*(?:你好|您好|妳好|嗨|哈喽|哈囉|嘿|早安|早上好|下午好|午安|晚上好|在吗|在嗎|有人吗|有人嗎|hello|hi|hey)"),
    YES(
            Size.WHOLE,
            "ok(?:ay)?|k+|yes|yeah|yep|yup|sure|right|fine|h*m+|mhm+|uh huh|i see|true|exactly|got it|alright|cool",
            "嗯+|好(?:的|吧|啊|呀|哦)?|是(?:的|啊|吧)?|对(?:的|啊)?|對(?:的|啊)?|行(?:吧)?|可以|哦+|噢+|喔+|知道了|明白|收到|有(?:的)?"),
    NO(
            Size.WHOLE,
            "no+|nope|nah|not really|never|nothing|none|don'?t want to|i don'?t want to",
            "不|没有|沒有|没|沒|不是|不想|不用(?:了)?|算了|不要|不想说|不想說|没什么|沒什麼|没事|沒事"),
    UNSURE(
            Size.WHOLE,
            "idk|i ?(?:do not|don'?t|dunno) ?(?:really )?know|dunno|maybe|perhaps|not sure|i'?m not sure|whatever|i guess|no idea|hard to say|who knows|\\.+|\\?+",
            "不知道|不清楚|说不清(?:楚)?|說不清(?:楚)?|可能吧?|也许吧?|也許吧?|随便|隨便|不确定|不確定|不好说|不好說|还行|還行|还好|還好|一般|。+|…+|？+");

    private enum Size {
        ANY,
        BRIEF,
        WHOLE
    }

    /** A greeting with a story behind it is a story. */
    private static final int BRIEF_ENGLISH = 45;

    private static final int BRIEF_CHINESE = 14;

    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{P}\\p{So}]+|[\\s\\p{P}\\p{So}~]+$");

    private final Size size;
    private final Pattern english;
    private final Pattern chinese;

    Intent(Size size, String english, String chinese) {
        this.size = size;
        int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        this.english = Pattern.compile(english, flags);
        this.chinese = Pattern.compile(chinese, flags);
    }

    static Optional<Intent> of(String message) {
        String text = message.replace('’', '\'').strip();
        return Arrays.stream(values()).filter(intent -> intent.fits(text)).findFirst();
    }

    private boolean fits(String text) {
        return switch (size) {
            case ANY -> english.matcher(text).find() || chinese.matcher(text).find();
            case BRIEF ->
                text.length() <= BRIEF_ENGLISH && english.matcher(text).find() && plain(text, Language.EN)
                        || text.length() <= BRIEF_CHINESE
                                && chinese.matcher(text).find()
                                && plain(text, Language.ZH);
            case WHOLE -> {
                String core = EDGES.matcher(text).replaceAll("");
                String whole = core.isEmpty() ? text : core;
                yield english.matcher(whole).matches() || chinese.matcher(whole).matches();
            }
        };
    }

    private boolean plain(String text, Language language) {
        Lexicon lexicon = Lexicon.of(language);
        boolean topic = this != GOODBYE && !lexicon.found("topic", text).isEmpty();
        return !topic && lexicon.found("emotion", text).isEmpty();
    }
}
