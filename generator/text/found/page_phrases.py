"""Lines that pages print around a story, in lower case without marks at their ends."""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()).split(" | "))


CHROME = _phrases("""
    about | about us | accept | accept all | accept cookies | accessibility help | accessibility links |
    ad | advert | back to gallery | caption | captions | image 1 of 1 | just watched | must watch |
    replay | add to bookmarks | advertise | advertise with us | advertisement |
    advertisement - story continues below | advertising | all rights reserved | app store |
    article continues after advertisement | article continues below | back | back to top | bookmark |
    breaking | breaking news | careers | click to copy | click to share | close | close menu | contact |
    contact us | continue | continue reading | cookie policy | cookie settings | cookies | copied |
    copy | copy link | copy link to clipboard | corrections | download | download app | edition |
    email | email address | email this article | enter your email | exclusive | explainer | facebook |
    feedback | flipboard | follow | follow us | follow us on facebook | follow us on instagram |
    follow us on twitter | follow us on x | get the app | give feedback | google play | help | home |
    home page | homepage | instagram | join | join the conversation | join us | jump to content |
    jump to navigation | latest | latest news | learn more | like | like us on facebook | line |
    link copied | linkedin | listen | listen to article | listen to this article | live | live now |
    live tv | live updates | load more | loading | log in | log out | login | mail | main menu |
    main navigation | manage cookies | menu | messenger | more | more news | my account | navigate |
    navigation | newer post | news | newsletter | newsletters | next | next article | next post |
    no thanks | older post | open menu | opinion | pinterest | play | podcast | podcasts | politics |
    previous | previous article | previous post | print | print article | print this article | privacy |
    privacy notice | privacy policy | read | read article | read full article | read in app |
    read later | read more | read the full story | reddit | register | reject all |
    report a correction | report an error | return to homepage | reuse | rss | save | save article |
    save for later | saved | scroll to top | search | section | sections | see all | see more | send |
    send us a tip | send us feedback | share | share article | share full article | share on facebook |
    share on linkedin | share on twitter | share on whatsapp | share on x | share options | share page |
    share this | share this article | share this page | share this post | share this story |
    share this with | share to facebook | share to twitter | share via email | show less | show more |
    sign in | sign out | sign up | sign up for our newsletter | sign up for our newsletters |
    sign up now | site map | sitemap | skip | skip advertisement | skip links | skip navigation |
    skip to content | skip to main content | skip to navigation | skip to search | small text |
    special report | sponsored | sponsored content | story continues below |
    story continues below advertisement | subscribe | subscribe now | subscribe to our newsletter |
    subscribe today | support us | tags | telegram | terms | terms and conditions | terms of service |
    terms of use | text size | thank you | today's paper | toggle menu | toggle navigation | top |
    top news | top stories | topics | translate | trending | tweet | tweet this | twitter | update |
    use of cookies | video | videos | view all | view comments | view more | view original | watch |
    watch live | watch now | weather | whatsapp | x | x.com | youtube | いいね | お問い合わせ |
    お気に入り | お知らせ | この記事をシェア | この記事を印刷 | もっと見る | アプリで読む | コピー |
    サイトマップ | シェア | シェアする | ツイート | トップ | トップページ | ニュース | ニュース一覧 |
    ブックマーク | プライバシーポリシー | ホーム | メニュー | ランキング | リンクをコピー | ログイン |
    一覧へ | 一覧を見る | 会員登録 | 保存 | 共有 | 利用規約 | 前へ | 印刷 | 国際 | 広告 | 政治 |
    本文へスキップ | 本文へ移動 | 検索 | 次へ | 経済 | 続きを読む | 記事を保存 | 記事を印刷 | 速報 |
    閉じる
""")
"""Menus, sharing, newsletters, cookies: a line that is only this is never the story's."""

COMMENTS = _phrases("""
    add a comment | add comment | be the first to comment | comment | comment on this story | comments |
    comments are closed | comments section | discussion | join the discussion | leave a comment |
    leave a reply | no comments | post a comment | post comment | read comments | reader comments |
    show comments | submit a comment | write a comment | みんなのコメント | コメント | コメントする |
    コメントを書く | コメント一覧
""")
"""What stands above readers' comments; all that follows is theirs."""

TEASERS = _phrases("""
    also check out | also in the news | explore further | featured video | on our radar |
    our latest stories | stories for you | we recommend | also read | around the web |
    don't miss | editor's picks | editors' picks |
    featured | featured stories | from the web | further reading | in case you missed it |
    in this section | keep reading | latest headlines | latest stories | more coverage |
    more from news | more headlines | more like this | more on this story | more on this topic |
    more stories | more stories like this | more stories you may like | more to explore |
    more top stories | most commented | most popular | most read | most read stories | most recent |
    most shared | most viewed | most watched | must reads | next up | now trending | other stories |
    our picks | paid content | paid post | people also read | popular | popular now | popular posts |
    popular stories | read also | read next | recent posts | recent stories | recommended |
    recommended for you | recommended reading | recommended stories | related | related articles |
    related content | related coverage | related items | related links | related news | related posts |
    related reading | related stories | related topics | related video | related videos | see also |
    similar articles | similar stories | suggested | suggested for you | top stories for you |
    top trending | trending now | trending stories | up next | what others are reading |
    what to read next | you may also be interested in | you may also like | you may like |
    you might also like | you might be interested in | you might like | あなたにおすすめ |
    あなたにおすすめの記事 | あわせて読みたい | おすすめ | おすすめ記事 | こちらもおすすめ |
    ほかの記事 | よく読まれている記事 | アクセスランキング | トピックス | 人気記事 |
    人気記事ランキング | 他の記事 | 新着記事 | 最新ニュース | 最新記事 | 注目の記事 | 注目記事 | 関連 |
    関連キーワード | 関連トピックス | 関連ニュース | 関連リンク | 関連記事
""")
"""What stands above lists of other stories."""
